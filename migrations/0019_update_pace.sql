ALTER TABLE "ingest"."feed" ADD COLUMN "update_pace_seconds" integer;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "paced" jsonb;--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "replaced_by" integer;