-- What is compared lies in the fingerprint's own row, up to a page: a candidate is one page read, not three.
DO $$
DECLARE
  day regclass;
BEGIN
  FOR day IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'ingest.fingerprint'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 8160)', day);
  END LOOP;
END $$;
--> statement-breakpoint
-- Keys lie in weeks: a search asks each partition's index for each of its keys, and asked 15 days where it now asks three weeks.
ALTER TABLE ingest.fingerprint_key RENAME TO fingerprint_key_daily;
--> statement-breakpoint
ALTER TABLE ingest.fingerprint_key_other RENAME TO fingerprint_key_daily_other;
--> statement-breakpoint
ALTER INDEX ingest.fingerprint_key_key RENAME TO fingerprint_key_daily_key;
--> statement-breakpoint
CREATE TABLE ingest.fingerprint_key (
  key bigint NOT NULL,
  story_id uuid NOT NULL,
  at timestamp with time zone NOT NULL
) PARTITION BY RANGE (at);
--> statement-breakpoint
CREATE TABLE ingest.fingerprint_key_other PARTITION OF ingest.fingerprint_key DEFAULT;
--> statement-breakpoint
-- Make the partitions that are not there yet for some days (UTC): a day for fingerprints, a week (ISO 8601) for keys. What has something in the default
-- partition already stays there.
CREATE OR REPLACE FUNCTION ingest.add_fingerprint_days(first date, days int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  part record;
  taken boolean;
  made int := 0;
BEGIN
  FOR part IN
    SELECT 'fingerprint' AS base, to_char(day, '_YYYYMMDD') AS suffix, day AS since, day + 1 AS until, 'WITH (toast_tuple_target = 8160)' AS settings
    FROM (SELECT first + n AS day FROM generate_series(0, days - 1) n) each
    UNION
    SELECT 'fingerprint_key', to_char(week, '_IYYY"w"IW'), week, week + 7, ''
    FROM (SELECT date_trunc('week', first + n)::date AS week FROM generate_series(0, days - 1) n) each
    ORDER BY base, since
  LOOP
    CONTINUE WHEN to_regclass('ingest.' || part.base || part.suffix) IS NOT NULL;
    EXECUTE format('SELECT EXISTS (SELECT FROM ingest.%I WHERE at >= $1 AND at < $2)', part.base || '_other')
      INTO taken USING part.since::timestamp AT TIME ZONE 'UTC', part.until::timestamp AT TIME ZONE 'UTC';
    CONTINUE WHEN taken;
    EXECUTE format('CREATE TABLE ingest.%I PARTITION OF ingest.%I FOR VALUES FROM (%L) TO (%L) %s', part.base || part.suffix, part.base,
      part.since::timestamp AT TIME ZONE 'UTC', part.until::timestamp AT TIME ZONE 'UTC', part.settings);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- Drop the days and weeks that ended before a time, and what is as old in the default partitions.
CREATE OR REPLACE FUNCTION ingest.drop_fingerprint_days(before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  name text;
  dropped bigint;
BEGIN
  SELECT count(*) INTO dropped FROM ingest.fingerprint WHERE at < date_trunc('day', before, 'UTC');
  FOR name IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'ingest.fingerprint'::regclass AND c.relname ~ '_\d{8}$'
      AND to_date(right(c.relname, 8), 'YYYYMMDD') < (before AT TIME ZONE 'UTC')::date
    UNION ALL
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'ingest.fingerprint_key'::regclass AND c.relname ~ '_\d{4}w\d{2}$'
      AND to_date(right(c.relname, 7), 'IYYY"w"IW') + 7 <= (before AT TIME ZONE 'UTC')::date
  LOOP
    EXECUTE format('DROP TABLE ingest.%I', name);
  END LOOP;
  DELETE FROM ingest.fingerprint_other WHERE at < date_trunc('day', before, 'UTC');
  DELETE FROM ingest.fingerprint_key_other WHERE at < date_trunc('day', before, 'UTC');
  RETURN dropped;
END $$;
--> statement-breakpoint
SELECT ingest.add_fingerprint_days((now() AT TIME ZONE 'UTC')::date - 15, 20);
--> statement-breakpoint
INSERT INTO ingest.fingerprint_key (key, story_id, at) SELECT key, story_id, at FROM ingest.fingerprint_key_daily;
--> statement-breakpoint
CREATE INDEX fingerprint_key_key ON ingest.fingerprint_key (key);
--> statement-breakpoint
DROP TABLE ingest.fingerprint_key_daily;
--> statement-breakpoint
-- Stories of the last days that share keys with one, those with most first, and what is compared of them; of each cluster among them its origin, too, which
-- says whether what is shared with a copy is the copy's own. A fingerprint is looked for in its own day alone: as a plain join each was looked for in every day's index.
CREATE OR REPLACE FUNCTION ingest.find_copies(keys bigint[], days int, most int)
RETURNS TABLE (story_id uuid, cluster_id uuid, agency text, published_at timestamptz, language text, revises boolean, features bytea)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY
  WITH found AS (
    SELECT s.id, s.cluster_id, s.relation, s.agency, s.published_at, best.at, best.shared
    FROM (
      SELECT k.story_id AS id, k.at, count(*) AS shared FROM ingest.fingerprint_key k
      WHERE k.key = ANY (find_copies.keys) AND k.at > now() - make_interval(days => find_copies.days)
      GROUP BY k.story_id, k.at ORDER BY shared DESC, k.story_id LIMIT most
    ) best
    JOIN ingest.story s ON s.id = best.id
  ), asked AS (
    SELECT id, found.cluster_id, found.agency, found.published_at, at, shared FROM found
    UNION ALL
    SELECT o.id, o.cluster_id, o.agency, o.published_at, o.first_seen_at, 0
    FROM (SELECT DISTINCT found.cluster_id AS id FROM found WHERE relation <> 'original') copied
    JOIN ingest.cluster c ON c.id = copied.id
    JOIN ingest.story o ON o.id = c.origin_story_id
    WHERE NOT EXISTS (SELECT FROM found WHERE found.id = o.id)
  )
  SELECT asked.id, asked.cluster_id, asked.agency, asked.published_at, f.language, f.revises, f.features
  FROM asked
  CROSS JOIN LATERAL (
    SELECT f.language, f.revises, f.features FROM ingest.fingerprint f WHERE f.story_id = asked.id AND f.at = asked.at OFFSET 0
  ) f
  ORDER BY asked.shared DESC, asked.id;
END $$;
