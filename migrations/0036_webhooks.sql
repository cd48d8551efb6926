CREATE TABLE "ingest"."delivery" (
	"consumer" text NOT NULL,
	"seq" bigint NOT NULL,
	"key" text NOT NULL,
	"cloudevent" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"dead_at" timestamp with time zone,
	CONSTRAINT "delivery_consumer_seq_pk" PRIMARY KEY("consumer","seq")
);
--> statement-breakpoint
CREATE TABLE "ingest"."webhook" (
	"consumer" text PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"secret_shown_at" timestamp with time zone,
	"former_secret" text,
	"former_until" timestamp with time zone,
	"timeout_ms" integer NOT NULL,
	"most_attempts" integer NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "ingest"."delivery" ADD CONSTRAINT "delivery_consumer_webhook_consumer_fk" FOREIGN KEY ("consumer") REFERENCES "ingest"."webhook"("consumer") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingest"."webhook" ADD CONSTRAINT "webhook_consumer_consumer_name_fk" FOREIGN KEY ("consumer") REFERENCES "ingest"."consumer"("name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_key" ON "ingest"."delivery" USING btree ("consumer","state","key","seq");--> statement-breakpoint
CREATE OR REPLACE VIEW wire.consumer_status AS
SELECT
  c.name,
  CASE WHEN c.kind = 'sql' THEN 'cursor' WHEN c.kind <> 'sink' THEN c.kind WHEN c.name LIKE 'queue:%' THEN 'queue' ELSE 'stream' END AS kind,
  c.owner, c.filter, c.seq,
  (SELECT n.seq FROM ingest.event_counter n) - c.seq AS lag_events,
  coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - e.time)) FROM ingest.event e WHERE e.seq > c.seq ORDER BY e.seq LIMIT 1), 0)::float8 AS lag_seconds,
  CASE WHEN w.disabled_at IS NOT NULL THEN 'disabled' WHEN c.paused_at IS NOT NULL THEN 'paused' WHEN c.last_error IS NULL THEN 'ok' ELSE 'failing' END AS state,
  c.last_error,
  (SELECT count(*) FROM ingest.delivery d WHERE d.consumer = c.name AND d.state = 'waiting') AS waiting_events,
  (SELECT count(*) FROM ingest.delivery d WHERE d.consumer = c.name AND d.state = 'dead') AS dead_events
FROM ingest.consumer c LEFT JOIN ingest.webhook w ON w.consumer = c.name;
