-- A key that many stories of a day share says nothing of any of them: it is kept for the first ones only (candidates.ts), so that all entries of
-- a key can be read. LIMIT per key had to read them in order over all days, which took seven times as long.
ALTER TABLE ingest.fingerprint
  ADD COLUMN keys bigint[] DEFAULT '{}' NOT NULL,
  ADD COLUMN language text,
  ADD COLUMN revises boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- What a search compares lies beside the words, so that it need not unpack the stories.
UPDATE ingest.fingerprint f SET
  keys = (SELECT coalesce(array_agg(k.key), '{}') FROM ingest.fingerprint_key k WHERE k.story_id = f.story_id),
  language = s.content->>'language',
  revises = s.content->'signals' ?| ARRAY['update', 'correction', 'clarification', 'writethru', 'lead', 'add', 'kill', 'withhold']
FROM ingest.story s WHERE s.id = f.story_id;
--> statement-breakpoint
-- Hashes of words do not get smaller: trying to compress them took most of the time of writing them.
ALTER TABLE ingest.fingerprint ALTER COLUMN features SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Only replacing a fingerprint looked by story, whose row now says its keys; and what is looked for is a key, no more: an index half as large.
DROP INDEX ingest.fingerprint_key_story;
--> statement-breakpoint
ALTER TABLE ingest.fingerprint_key DROP CONSTRAINT fingerprint_key_key_at_story_id_pk;
--> statement-breakpoint
CREATE INDEX fingerprint_key_key ON ingest.fingerprint_key (key);
--> statement-breakpoint
DROP FUNCTION ingest.find_copies(bigint[], int, int, int);
--> statement-breakpoint
-- Stories of the last days that share keys with one, those with most first, and what is compared of them. A function, so that its plan over all
-- the days is made once a session and not for each story. That plan may be older than a day's first rows: it must not read an empty day as a whole,
-- because the day fills.
CREATE FUNCTION ingest.find_copies(keys bigint[], days int, most int)
RETURNS TABLE (story_id uuid, cluster_id uuid, agency text, published_at timestamptz, language text, revises boolean, features bytea)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  SELECT s.id, s.cluster_id, s.agency, s.published_at, f.language, f.revises, f.features
  FROM (
    SELECT k.story_id AS id, k.at, count(*) AS shared FROM ingest.fingerprint_key k
    WHERE k.key = ANY (find_copies.keys) AND k.at > now() - make_interval(days => find_copies.days)
    GROUP BY k.story_id, k.at ORDER BY shared DESC, k.story_id LIMIT most
  ) best
  JOIN ingest.story s ON s.id = best.id
  JOIN ingest.fingerprint f ON f.story_id = best.id AND f.at = best.at;
END $$;
--> statement-breakpoint
-- Keep keys that a story did not have, but for those that as many stories of its day (UTC) have already.
CREATE FUNCTION ingest.add_keys(story uuid, seen timestamptz, keys bigint[], per_key int) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  day timestamptz := date_trunc('day', seen, 'UTC');
BEGIN
  INSERT INTO ingest.fingerprint_key (key, story_id, at)
  SELECT wanted, story, seen FROM unnest(keys) AS wanted
  WHERE (
    SELECT count(*) FROM (
      SELECT FROM ingest.fingerprint_key k WHERE k.key = wanted AND k.at >= day AND k.at < day + interval '1 day' LIMIT per_key
    ) held
  ) < per_key;
END $$;
