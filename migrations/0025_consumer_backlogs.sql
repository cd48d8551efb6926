ALTER TABLE "ingest"."consumer" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."consumer" ADD COLUMN "acked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest"."consumer" ADD COLUMN "policy" text;--> statement-breakpoint
ALTER TABLE "ingest"."consumer" ADD COLUMN "most_events" bigint;--> statement-breakpoint
ALTER TABLE "ingest"."consumer" ADD COLUMN "most_seconds" bigint;--> statement-breakpoint
-- Who has acknowledged something before has done so at the latest then.
UPDATE "ingest"."consumer" SET "created_at" = "updated_at", "acked_at" = CASE WHEN "kind" = 'sql' AND "seq" > 0 THEN "updated_at" END;
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
  UPDATE ingest.consumer c SET seq = greatest(c.seq, ack_events.seq), updated_at = now(), acked_at = now()
    WHERE c.name = ack_events.consumer AND c.kind = 'sql' RETURNING c.seq INTO reached;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no consumer named %: poll_events makes one at its first call', quote_nullable(ack_events.consumer) USING ERRCODE = '22023';
  END IF;
  RETURN reached;
END $$;
