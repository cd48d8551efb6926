-- Who has an item until when, and what is counted of it, each in a column of its own: `due_at` was lease, retry and pause at once, and `attempts` counted
-- each time a job was added again. The columns have defaults, and `due_at` stays, so that workers of the version before go on meanwhile.
ALTER TABLE "ingest"."item_revision" ADD COLUMN "holder" text;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "job" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "retry_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "losses" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "requeues" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "error_code" text;--> statement-breakpoint
CREATE INDEX "item_revision_failed" ON "ingest"."item_revision" USING btree ("error_code") WHERE state = 'failed';--> statement-breakpoint
-- What waits: without an error only waiting was counted. With one, nobody knows how much of it was; one attempt is left at least.
UPDATE "ingest"."item_revision" SET
  "job" = "attempts" + 1,
  "requeues" = CASE WHEN "error" IS NULL THEN "attempts" ELSE 0 END,
  "attempts" = CASE WHEN "error" IS NULL THEN 0 ELSE least("attempts", 4) END,
  "holder" = CASE WHEN "error" IS NULL THEN 'queue' END,
  "lease_until" = CASE WHEN "error" IS NULL THEN "due_at" END,
  "retry_at" = CASE WHEN "error" IS NULL THEN NULL ELSE "due_at" END
WHERE "state" IN ('page', 'ready');
