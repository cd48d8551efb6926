ALTER TABLE "ingest"."feed" ADD COLUMN "api" jsonb;--> statement-breakpoint
ALTER TABLE "ingest"."feed" ADD COLUMN "position" jsonb;