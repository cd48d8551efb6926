ALTER TABLE "ingest"."command" ADD COLUMN "signature" text;--> statement-breakpoint
CREATE UNIQUE INDEX "command_signature" ON "ingest"."command" USING btree ("signature");