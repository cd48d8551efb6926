ALTER TABLE "ingest"."consumer" ADD COLUMN "given" bigint;--> statement-breakpoint
ALTER TABLE "ingest"."consumer" ADD COLUMN "taken" bigint;