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
-- Make the partitions of some days (UTC) that are not there yet; a day of which something lies in the default partition stays there.
CREATE OR REPLACE FUNCTION ingest.add_fingerprint_days(first date, days int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  day date;
  base text;
  name text;
  made int := 0;
  taken boolean;
BEGIN
  FOR day IN SELECT first + n FROM generate_series(0, days - 1) n LOOP
    FOREACH base IN ARRAY ARRAY['fingerprint', 'fingerprint_key'] LOOP
      name := base || to_char(day, '_YYYYMMDD');
      CONTINUE WHEN to_regclass('ingest.' || name) IS NOT NULL;
      EXECUTE format('SELECT EXISTS (SELECT FROM ingest.%I WHERE at >= $1 AND at < $2)', base || '_other')
        INTO taken USING day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC';
      CONTINUE WHEN taken;
      EXECUTE format('CREATE TABLE ingest.%I PARTITION OF ingest.%I FOR VALUES FROM (%L) TO (%L) WITH (toast_tuple_target = 8160)', name, base,
        day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- A candidate's fingerprint is looked for in its own day alone. As a plain join each was looked for in every day's index.
CREATE OR REPLACE FUNCTION ingest.find_copies(keys bigint[], days int, most int)
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
  CROSS JOIN LATERAL (
    SELECT f.language, f.revises, f.features FROM ingest.fingerprint f WHERE f.story_id = best.id AND f.at = best.at OFFSET 0
  ) f
  ORDER BY best.shared DESC, best.id;
END $$;
