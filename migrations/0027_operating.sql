ALTER TABLE "ingest"."consumer" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest"."feed" ADD COLUMN "last_error_code" text;--> statement-breakpoint
ALTER TABLE "ingest"."host_slot" ADD COLUMN "timeouts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- How far each is behind is computed here and nowhere else.
CREATE OR REPLACE VIEW wire.consumer_status AS
SELECT
  c.name, c.kind, c.owner, NULL::jsonb AS filter, c.seq,
  (SELECT n.seq FROM ingest.event_counter n) - c.seq AS lag_events,
  coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - e.time)) FROM ingest.event e WHERE e.seq > c.seq ORDER BY e.seq LIMIT 1), 0)::float8 AS lag_seconds,
  CASE WHEN c.paused_at IS NOT NULL THEN 'paused' WHEN c.last_error IS NULL THEN 'ok' ELSE 'failing' END AS state,
  c.last_error
FROM ingest.consumer c;
--> statement-breakpoint
-- A consumer that was paused gets nothing until it is resumed.
CREATE OR REPLACE FUNCTION wire.poll_events(consumer text, "limit" int DEFAULT 100) RETURNS SETOF wire.event
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  most constant int := 32;
BEGIN
  IF consumer IS NULL OR consumer !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$' THEN
    RAISE EXCEPTION 'consumer must be 1 to 63 letters, digits, dots, hyphens or underscores, given %', quote_nullable(consumer) USING ERRCODE = '22023';
  END IF;
  PERFORM ingest.own_consumer(consumer);
  IF NOT EXISTS (SELECT FROM ingest.consumer c WHERE c.name = consumer) THEN
    IF (SELECT count(*) FROM ingest.consumer c WHERE c.owner = session_user) >= most THEN
      RAISE EXCEPTION 'consumer %: the login % has % others, the most that one may have', quote_literal(consumer), session_user, most
        USING ERRCODE = '53400', HINT = 'an operator removes those that nobody polls: telex consumers remove NAME';
    END IF;
    INSERT INTO ingest.consumer (name, kind, owner) VALUES (consumer, 'sql', session_user) ON CONFLICT (name) DO NOTHING;
  END IF;
  RETURN QUERY
    SELECT e.* FROM wire.event e
    WHERE e.seq > (SELECT c.seq FROM ingest.consumer c WHERE c.name = poll_events.consumer AND c.paused_at IS NULL)
    ORDER BY e.seq LIMIT greatest(0, least("limit", 10000));
END $$;
