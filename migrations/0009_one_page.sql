-- What a search needs of a story stands in its fingerprint's row: a candidate is that row's page, and no page of the story's, which at ten million
-- stories took nearly half of the time. Triggers keep it so, whichever version's worker writes.
CREATE FUNCTION ingest.fingerprint_of_story() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.agency, s.published_at, s.cluster_id, s.relation INTO NEW.agency, NEW.published_at, NEW.cluster_id, NEW.relation
  FROM ingest.story s WHERE s.id = NEW.story_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION ingest.story_to_fingerprint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE ingest.fingerprint f SET agency = NEW.agency, published_at = NEW.published_at, cluster_id = NEW.cluster_id, relation = NEW.relation
  WHERE f.story_id = NEW.id AND f.at = NEW.first_seen_at;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER story_to_fingerprint AFTER UPDATE OF agency, published_at, cluster_id, relation ON ingest.story
FOR EACH ROW WHEN ((OLD.agency, OLD.published_at, OLD.cluster_id, OLD.relation) IS DISTINCT FROM (NEW.agency, NEW.published_at, NEW.cluster_id, NEW.relation))
EXECUTE FUNCTION ingest.story_to_fingerprint();
--> statement-breakpoint
ALTER TABLE ingest.fingerprint
  ADD COLUMN agency text,
  ADD COLUMN published_at timestamp with time zone,
  ADD COLUMN cluster_id uuid,
  ADD COLUMN relation text;
--> statement-breakpoint
CREATE TRIGGER fingerprint_of_story BEFORE INSERT ON ingest.fingerprint
FOR EACH ROW WHEN (NEW.cluster_id IS NULL) EXECUTE FUNCTION ingest.fingerprint_of_story();
--> statement-breakpoint
UPDATE ingest.fingerprint f SET agency = s.agency, published_at = s.published_at, cluster_id = s.cluster_id, relation = s.relation
FROM ingest.story s WHERE s.id = f.story_id;
--> statement-breakpoint
DROP FUNCTION ingest.find_copies(bigint[], int, int);
--> statement-breakpoint
-- Stories of the last days that share keys with one, those with most first, and what is compared of them; of each cluster among them its origin, too, which
-- says whether what is shared with a copy is the copy's own. Not those that share so many times fewer than the first: where there is a copy, a page for each
-- that happens to share a key took most of the time. A fingerprint is looked for in its own day alone (OFFSET 0: as a plain join in every day's index).
CREATE FUNCTION ingest.find_copies(keys bigint[], days int, most int, outshone int DEFAULT 12)
RETURNS TABLE (story_id uuid, cluster_id uuid, agency text, published_at timestamptz, language text, revises boolean, features bytea)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  WITH found AS (
    SELECT best.id, best.shared, f.*
    FROM (
      SELECT k.story_id AS id, k.at, count(*) AS shared, max(count(*)) OVER () AS first FROM ingest.fingerprint_key k
      WHERE k.key = ANY (find_copies.keys) AND k.at > now() - make_interval(days => find_copies.days)
      GROUP BY k.story_id, k.at ORDER BY shared DESC, k.story_id LIMIT most
    ) best
    CROSS JOIN LATERAL (
      SELECT f.cluster_id, f.relation, f.agency, f.published_at, f.language, f.revises, f.features
      FROM ingest.fingerprint f WHERE f.story_id = best.id AND f.at = best.at OFFSET 0
    ) f
    WHERE best.shared * outshone >= best.first
  ), origin AS (
    SELECT o.id, o.first_seen_at AS at
    FROM (SELECT DISTINCT found.cluster_id AS id FROM found WHERE relation <> 'original') copied
    JOIN ingest.cluster c ON c.id = copied.id
    JOIN ingest.story o ON o.id = c.origin_story_id
    WHERE NOT EXISTS (SELECT FROM found WHERE found.id = o.id)
  ), compared AS (
    SELECT found.id, found.shared, found.cluster_id, found.agency, found.published_at, found.language, found.revises, found.features FROM found
    UNION ALL
    SELECT origin.id, 0, f.*
    FROM origin
    CROSS JOIN LATERAL (
      SELECT f.cluster_id, f.agency, f.published_at, f.language, f.revises, f.features
      FROM ingest.fingerprint f WHERE f.story_id = origin.id AND f.at = origin.at OFFSET 0
    ) f
  )
  SELECT c.id, c.cluster_id, c.agency, c.published_at, c.language, c.revises, c.features FROM compared c ORDER BY c.shared DESC, c.id;
END $$;
