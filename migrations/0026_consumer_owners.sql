ALTER TABLE "ingest"."consumer" ADD COLUMN "owner" text;--> statement-breakpoint
-- A cursor belongs to the login that polled it first, and to members of that role: nobody else moves it, or takes a sink's name.
CREATE FUNCTION ingest.own_consumer(consumer text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  held ingest.consumer;
BEGIN
  SELECT * INTO held FROM ingest.consumer c WHERE c.name = own_consumer.consumer;
  IF held.kind <> 'sql' OR consumer = 'stream' THEN
    RAISE EXCEPTION 'consumer %: the name is taken by what Telex itself delivers to', quote_literal(consumer) USING ERRCODE = '42501';
  ELSIF held.owner IS NOT NULL AND EXISTS (SELECT FROM pg_roles WHERE rolname = held.owner) THEN
    IF NOT pg_has_role(session_user, held.owner, 'MEMBER') THEN
      RAISE EXCEPTION 'consumer %: it belongs to the login %', quote_literal(consumer), held.owner USING ERRCODE = '42501';
    END IF;
  ELSIF held.name IS NOT NULL THEN
    UPDATE ingest.consumer c SET owner = session_user WHERE c.name = own_consumer.consumer;
  END IF;
END $$;
--> statement-breakpoint
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
    WHERE e.seq > (SELECT c.seq FROM ingest.consumer c WHERE c.name = poll_events.consumer)
    ORDER BY e.seq LIMIT greatest(0, least("limit", 10000));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wire.ack_events(consumer text, seq bigint) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  newest bigint;
  reached bigint;
BEGIN
  SELECT c.seq INTO newest FROM ingest.event_counter c;
  IF ack_events.seq IS NULL OR ack_events.seq < 0 OR ack_events.seq > newest THEN
    RAISE EXCEPTION 'seq must be from 0 to %, the newest event, given %', newest, quote_nullable(ack_events.seq::text) USING ERRCODE = '22023';
  END IF;
  PERFORM ingest.own_consumer(consumer);
  UPDATE ingest.consumer c SET seq = greatest(c.seq, ack_events.seq), updated_at = now(), acked_at = now()
    WHERE c.name = ack_events.consumer RETURNING c.seq INTO reached;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no consumer named %: poll_events makes one at its first call', quote_nullable(ack_events.consumer) USING ERRCODE = '22023';
  END IF;
  RETURN reached;
END $$;
--> statement-breakpoint
CREATE VIEW wire.consumer_status AS
SELECT
  c.name, c.kind, c.owner, NULL::jsonb AS filter, c.seq,
  (SELECT n.seq FROM ingest.event_counter n) - c.seq AS lag_events,
  coalesce((SELECT extract(epoch FROM now() - e.time) FROM ingest.event e WHERE e.seq > c.seq ORDER BY e.seq LIMIT 1), 0)::float8 AS lag_seconds,
  CASE WHEN c.last_error IS NULL THEN 'ok' ELSE 'failing' END AS state,
  c.last_error
FROM ingest.consumer c;
--> statement-breakpoint
GRANT SELECT ON wire.consumer_status TO telex_reader;
