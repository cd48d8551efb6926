-- Events are numbered when their transaction commits. The deferred trigger runs as the last thing before the commit, takes
-- the next number from the one counter row and so holds that row's lock until the commit is done: numbers are commit order,
-- and a transaction that rolls back gives its number back with it.
INSERT INTO ingest.event_counter (id, seq) VALUES (1, 0);
--> statement-breakpoint
ALTER TABLE ingest.event_counter ADD CONSTRAINT event_counter_one_row CHECK (id = 1);
--> statement-breakpoint
CREATE FUNCTION ingest.number_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  next bigint;
BEGIN
  UPDATE ingest.event_counter SET seq = seq + 1 RETURNING seq INTO next;
  INSERT INTO ingest.event (seq, id, type, subject, story_id, time, data)
  VALUES (next, NEW.id, NEW.type, NEW.subject, NEW.story_id, NEW.at, NEW.data);
  DELETE FROM ingest.event_intent WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER number_event AFTER INSERT ON ingest.event_intent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ingest.number_event();
--> statement-breakpoint
-- Events are facts: they are added, and deleted by retention, never changed.
CREATE FUNCTION ingest.refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ingest.event is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_event_change BEFORE UPDATE ON ingest.event
  FOR EACH ROW EXECUTE FUNCTION ingest.refuse_event_change();
--> statement-breakpoint

CREATE SCHEMA wire;
--> statement-breakpoint
-- May a story's text be shown now?
CREATE FUNCTION wire.may_show(pub_status text, embargoed_until timestamptz) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN pub_status = 'usable' AND (embargoed_until IS NULL OR embargoed_until <= now());
--> statement-breakpoint
CREATE VIEW wire.story AS
SELECT
  s.id, s.uri, s.version, s.pub_status, s.headline,
  s.content->>'slugline' AS slugline,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'summary' END AS summary,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'bodyHtml' END AS body_html,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'bodyText' END AS body_text,
  s.content->>'byline' AS byline,
  s.content->>'located' AS located,
  s.content->>'language' AS language,
  (s.content->>'urgency')::int AS urgency,
  s.published_at, s.updated_at, s.first_seen_at, s.embargoed_until,
  s.agency, s.feed_id, s.url, s.canonical_url, s.cluster_id, s.relation,
  s.content->'subjects' AS subjects,
  ARRAY(SELECT jsonb_array_elements_text(s.content->'keywords')) AS keywords,
  jsonb_strip_nulls(jsonb_build_object(
    'origin', s.content->'origin', 'citedSources', s.content->'citedSources',
    'quotes', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->'quotes' END,
    'authors', s.content->'authors')) AS credits,
  (s.content->>'wordCount')::int AS word_count,
  jsonb_strip_nulls(jsonb_build_object(
    'uri', s.uri, 'standard', jsonb_build_object('name', 'ninjs', 'version', '3.1', 'schema', 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json'),
    'type', 'text', 'version', s.version::text, 'pubstatus', s.pub_status,
    'firstcreated', s.first_seen_at, 'versioncreated', coalesce(s.updated_at, s.published_at, s.first_seen_at),
    'contentcreated', s.published_at, 'embargoed', s.embargoed_until,
    'language', s.content->>'language', 'urgency', (s.content->>'urgency')::int,
    'headlines', jsonb_build_array(jsonb_build_object('role', 'main', 'value', s.headline)),
    'descriptions', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) AND s.content ? 'summary'
      THEN jsonb_build_array(jsonb_build_object('role', 'summary', 'value', s.content->>'summary')) END,
    'bodies', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until)
      THEN jsonb_build_array(
        jsonb_build_object('role', 'main', 'contenttype', 'text/html', 'value', s.content->>'bodyHtml'),
        jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'value', s.content->>'bodyText', 'wordcount', (s.content->>'wordCount')::int)) END,
    'by', s.content->>'byline', 'slugline', s.content->>'slugline', 'located', s.content->>'located',
    'ednote', s.content->>'edNote', 'copyrightnotice', s.content->>'copyrightNotice', 'usageterms', s.content->>'usageTerms',
    'subjects', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uri', subject->>'scheme', 'literal', subject->>'code', 'name', subject->>'name')))
      FROM jsonb_array_elements(s.content->'subjects') subject),
    'keywords', s.content->'keywords',
    'infosources', CASE WHEN s.content ? 'origin' THEN jsonb_build_array(jsonb_build_object('name', s.content->'origin'->>'agency')) END,
    'links', CASE WHEN s.url IS NOT NULL THEN jsonb_build_array(jsonb_build_object('href', s.url, 'rel', 'source')) END)) AS ninjs,
  s.content->'signals' AS signals,
  s.content->>'edNote' AS ed_note,
  s.content->'genres' AS genres,
  s.content->'places' AS places,
  s.content->>'copyrightNotice' AS copyright_notice,
  s.content->>'usageTerms' AS usage_terms,
  (s.content->>'expires')::timestamptz AS expires_at,
  s.stored_at
FROM ingest.story s;
--> statement-breakpoint
CREATE VIEW wire.story_version AS
SELECT
  v.story_id, v.version, v.change,
  v.content->>'headline' AS headline,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) AND v.content->>'pubStatus' = 'usable' THEN v.content->>'bodyText' END AS body_text,
  v.created_at, v.version_hash AS content_hash, v.raw_sha256, v.page_sha256,
  v.content->>'pubStatus' AS pub_status,
  v.content->>'sourceVersion' AS source_version,
  (v.content->>'published')::timestamptz AS published_at,
  (v.content->>'updated')::timestamptz AS updated_at,
  v.content->'signals' AS signals,
  v.content->>'edNote' AS ed_note
FROM ingest.story_version v JOIN ingest.story s ON s.id = v.story_id;
--> statement-breakpoint
CREATE VIEW wire.media AS
SELECT m.story_id, m.position, m.type, m.url, m.caption, m.credit_line, m.credit, m.alt_text, m.width, m.height, m.mime_type
FROM ingest.media m JOIN ingest.story s ON s.id = m.story_id
WHERE wire.may_show(s.pub_status, s.embargoed_until);
--> statement-breakpoint
CREATE VIEW wire.cluster AS
SELECT id, origin_story_id, size, first_seen_at, last_seen_at FROM ingest.cluster;
--> statement-breakpoint
-- Why a story stands where it stands. Passages of texts that may not be shown are left out of the evidence.
CREATE VIEW wire.decision AS
SELECT
  d.id, d.story_id, d.rule, d.outcome, d.counterpart, d.similarity,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) AND (d.counterpart IS NULL OR wire.may_show(c.pub_status, c.embargoed_until)) THEN d.evidence
    ELSE (SELECT jsonb_agg(one - 'shown') FROM jsonb_array_elements(d.evidence) one) END AS evidence,
  d.at
FROM ingest.decision d JOIN ingest.story s ON s.id = d.story_id LEFT JOIN ingest.story c ON c.id = d.counterpart;
--> statement-breakpoint
CREATE VIEW wire.feed_status AS
SELECT
  id AS feed_id, agency,
  CASE WHEN state <> 'active' THEN state WHEN consecutive_failures > 0 THEN 'failing' WHEN last_success_at IS NULL THEN 'new' ELSE 'ok' END AS state,
  last_success_at, last_change_at, consecutive_failures, last_error, next_poll_at, last_poll_at, failing_since, url
FROM ingest.feed WHERE state <> 'removed';
--> statement-breakpoint
CREATE VIEW wire.event AS
SELECT
  e.seq, e.id, e.type, e.subject, e.story_id, e.time, e.data,
  jsonb_strip_nulls(jsonb_build_object(
    'specversion', '1.0', 'id', e.id, 'source', '/telex', 'type', e.type, 'subject', e.subject,
    'time', to_char(e.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'datacontenttype', 'application/json', 'sequence', lpad(e.seq::text, 20, '0'), 'data', e.data)) AS cloudevent
FROM ingest.event e;
--> statement-breakpoint
-- Consumers with a cursor: read what comes after it, then say how far you got.
CREATE FUNCTION wire.poll_events(consumer text, "limit" int DEFAULT 100) RETURNS SETOF wire.event
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF consumer IS NULL OR consumer !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$' THEN
    RAISE EXCEPTION 'consumer must be 1 to 63 letters, digits, dots, hyphens or underscores, given %', quote_nullable(consumer) USING ERRCODE = '22023';
  END IF;
  INSERT INTO ingest.consumer (name, kind) VALUES (consumer, 'sql') ON CONFLICT (name) DO NOTHING;
  RETURN QUERY
    SELECT e.* FROM wire.event e
    WHERE e.seq > (SELECT c.seq FROM ingest.consumer c WHERE c.name = poll_events.consumer)
    ORDER BY e.seq LIMIT greatest(0, least("limit", 10000));
END $$;
--> statement-breakpoint
CREATE FUNCTION wire.ack_events(consumer text, seq bigint) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  newest bigint;
  reached bigint;
BEGIN
  SELECT c.seq INTO newest FROM ingest.event_counter c;
  IF ack_events.seq IS NULL OR ack_events.seq < 0 OR ack_events.seq > newest THEN
    RAISE EXCEPTION 'seq must be from 0 to %, the newest event, given %', newest, quote_nullable(ack_events.seq::text) USING ERRCODE = '22023';
  END IF;
  UPDATE ingest.consumer c SET seq = greatest(c.seq, ack_events.seq), updated_at = now()
    WHERE c.name = ack_events.consumer AND c.kind = 'sql' RETURNING c.seq INTO reached;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no consumer named %: poll_events makes one at its first call', quote_nullable(ack_events.consumer) USING ERRCODE = '22023';
  END IF;
  RETURN reached;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION wire.poll_events(text, int), wire.ack_events(text, bigint), wire.may_show(text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
-- The readers' role. Roles belong to the whole server: another database of it may have made this one, even at this moment.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'telex_reader') THEN
    BEGIN
      CREATE ROLE telex_reader NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'this login may not create roles: have an administrator run CREATE ROLE telex_reader NOLOGIN once, then migrate again';
    END;
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA wire TO telex_reader;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA wire TO telex_reader;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA wire TO telex_reader;
