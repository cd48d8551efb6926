-- Fingerprints by day of the story's first sight: a search looks at the days of its window alone, and retention drops a day whole.
CREATE TEMPORARY TABLE kept_fingerprint AS TABLE ingest.fingerprint;
--> statement-breakpoint
CREATE TEMPORARY TABLE kept_fingerprint_key AS TABLE ingest.fingerprint_key;
--> statement-breakpoint
DROP TABLE ingest.fingerprint, ingest.fingerprint_key;
--> statement-breakpoint
CREATE TABLE ingest.fingerprint (
  story_id uuid NOT NULL,
  features bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT fingerprint_story_id_at_pk PRIMARY KEY (story_id, at)
) PARTITION BY RANGE (at);
--> statement-breakpoint
CREATE INDEX fingerprint_at ON ingest.fingerprint (at);
--> statement-breakpoint
CREATE TABLE ingest.fingerprint_key (
  key bigint NOT NULL,
  story_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT fingerprint_key_key_at_story_id_pk PRIMARY KEY (key, at, story_id)
) PARTITION BY RANGE (at);
--> statement-breakpoint
CREATE INDEX fingerprint_key_story ON ingest.fingerprint_key (story_id);
--> statement-breakpoint
-- What no day was made for in time lies here and is found all the same.
CREATE TABLE ingest.fingerprint_other PARTITION OF ingest.fingerprint DEFAULT;
--> statement-breakpoint
CREATE TABLE ingest.fingerprint_key_other PARTITION OF ingest.fingerprint_key DEFAULT;
--> statement-breakpoint
-- Make the partitions of some days (UTC) that are not there yet; a day of which something lies in the default partition stays there.
CREATE FUNCTION ingest.add_fingerprint_days(first date, days int) RETURNS int LANGUAGE plpgsql AS $$
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
      EXECUTE format('CREATE TABLE ingest.%I PARTITION OF ingest.%I FOR VALUES FROM (%L) TO (%L)', name, base,
        day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
--> statement-breakpoint
-- Drop the days that ended before a time, and what is as old in the default partition.
CREATE FUNCTION ingest.drop_fingerprint_days(before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  name text;
  dropped bigint;
BEGIN
  SELECT count(*) INTO dropped FROM ingest.fingerprint WHERE at < date_trunc('day', before, 'UTC');
  FOR name IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent IN ('ingest.fingerprint'::regclass, 'ingest.fingerprint_key'::regclass)
      AND c.relname ~ '_\d{8}$' AND to_date(right(c.relname, 8), 'YYYYMMDD') < (before AT TIME ZONE 'UTC')::date
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
INSERT INTO ingest.fingerprint (story_id, features, at) SELECT story_id, features, at FROM kept_fingerprint;
--> statement-breakpoint
INSERT INTO ingest.fingerprint_key (key, story_id, at) SELECT key, story_id, at FROM kept_fingerprint_key;
--> statement-breakpoint
DROP TABLE kept_fingerprint, kept_fingerprint_key;
