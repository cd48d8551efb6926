ALTER TABLE "ingest"."command" ADD COLUMN "lane" text;--> statement-breakpoint
ALTER TABLE "ingest"."command" ADD COLUMN "turn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."command" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest"."command" ADD COLUMN "losses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."command" ADD COLUMN "turned_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."command" ADD COLUMN "checkpoint" jsonb;--> statement-breakpoint
CREATE INDEX "command_turn" ON "ingest"."command" USING btree ("lane","turned_at") WHERE state IN ('queued', 'running');--> statement-breakpoint
-- A version before lost what a worker ran that ended: it stayed running for ever.
UPDATE "ingest"."command" SET "state" = 'failed', "error" = 'its worker was lost', "finished_at" = now() WHERE "state" = 'running' AND "started_at" < now() - interval '1 day';
