CREATE TABLE "ingest"."upkeep" (
	"task" text PRIMARY KEY NOT NULL,
	"ran_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "ingest"."command_job";--> statement-breakpoint
ALTER TABLE "ingest"."command" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "command_job" ON "ingest"."command" USING btree ("job_id","queued_at");