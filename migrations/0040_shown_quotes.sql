-- Quotes and citations are there only while their story may be shown: a view with a condition, behind its barrier, read all that somebody ever said to give the newest fifty.
-- An embargo's end writes the story's row.
CREATE OR REPLACE FUNCTION ingest.file_credits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM ingest.quote WHERE story_id = NEW.id;
    DELETE FROM ingest.citation WHERE story_id = NEW.id;
  END IF;
  -- Whoever released it may have been a moment ahead of this clock.
  IF NOT (NEW.pub_status = 'usable' AND (NEW.embargoed_until IS NULL OR NEW.embargoed_until <= greatest(now(), NEW.released_at))) THEN RETURN NULL; END IF;
  IF jsonb_typeof(NEW.content->'quotes') = 'array' THEN
    INSERT INTO ingest.quote (story_id, position, speaker, role, text, kind, cue, confidence, start_offset, end_offset, first_seen_at)
    SELECT NEW.id, n - 1, left(q->>'speaker', 400), q->>'role', coalesce(q->>'text', ''), q->>'kind', q->>'cue',
      (q->>'confidence')::real, (q->>'start')::int, (q->>'end')::int, NEW.first_seen_at
    FROM jsonb_array_elements(NEW.content->'quotes') WITH ORDINALITY AS quotes(q, n);
  END IF;
  IF jsonb_typeof(NEW.content->'citedSources') = 'array' THEN
    INSERT INTO ingest.citation (story_id, position, name, sentence, place, spellings, first_seen_at)
    SELECT NEW.id, n - 1, left(c->>'name', 400), c->>'sentence', c->>'place',
      ARRAY(SELECT jsonb_array_elements_text(coalesce(c->'spellings', '[]'))), NEW.first_seen_at
    FROM jsonb_array_elements(NEW.content->'citedSources') WITH ORDINALITY AS cited(c, n) WHERE c->>'name' IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER file_credits ON ingest.story;
--> statement-breakpoint
CREATE TRIGGER file_credits AFTER INSERT OR UPDATE OF content, pub_status, embargoed_until, released_at ON ingest.story FOR EACH ROW EXECUTE FUNCTION ingest.file_credits();
--> statement-breakpoint
DELETE FROM ingest.quote q USING ingest.story s WHERE s.id = q.story_id AND NOT wire.may_show(s.pub_status, s.embargoed_until);
--> statement-breakpoint
DELETE FROM ingest.citation c USING ingest.story s WHERE s.id = c.story_id AND NOT wire.may_show(s.pub_status, s.embargoed_until);
--> statement-breakpoint
CREATE OR REPLACE VIEW wire.quote WITH (security_barrier = false) AS
SELECT q.story_id, q.position, q.text, q.speaker, q.role, q.kind, q.confidence, q.cue, q.start_offset, q.end_offset,
  q.first_seen_at, s.agency, s.language
FROM ingest.quote q JOIN ingest.story s ON s.id = q.story_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW wire.citation WITH (security_barrier = false) AS
SELECT c.story_id, c.position, c.name, c.sentence, c.place, c.spellings, c.first_seen_at, s.agency, s.language
FROM ingest.citation c JOIN ingest.story s ON s.id = c.story_id;
