ALTER TABLE "ingest"."feed" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingest"."feed" ADD COLUMN "queued_at" timestamp with time zone;