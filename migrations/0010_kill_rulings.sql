CREATE TABLE "ingest"."status_ruling" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"status" text NOT NULL,
	"by" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"signals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"item_id" bigint,
	"item_revision" integer,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "told_hash" text;--> statement-breakpoint
ALTER TABLE "ingest"."story_version" ADD COLUMN "told_hash" text;--> statement-breakpoint
CREATE INDEX "status_ruling_story" ON "ingest"."status_ruling" USING btree ("story_id");--> statement-breakpoint
-- What stands so far was told by the items that are named beside it; what is withdrawn was ruled so by an admin, or else by its agency.
UPDATE "ingest"."story_version" SET "told_hash" = "version_hash" WHERE "item_id" IS NOT NULL;--> statement-breakpoint
INSERT INTO "ingest"."status_ruling" ("story_id", "status", "by", "actor", "reason", "at")
SELECT "id", "pub_status", CASE "pub_status_by" WHEN 'admin' THEN 'admin' ELSE 'agency' END,
  CASE "pub_status_by" WHEN 'admin' THEN 'an admin' ELSE "agency" END, coalesce("content"->>'edNote', "headline"), "stored_at"
FROM "ingest"."story" WHERE "pub_status" <> 'usable' ORDER BY "stored_at";--> statement-breakpoint
-- A page's address names a story of the agency that gave it.
UPDATE "ingest"."story_identity" i SET "key" = s."agency" || E'\n' || i."key" FROM "ingest"."story" s WHERE s."id" = i."story_id" AND i."scheme" = 'url';--> statement-breakpoint
ALTER TABLE "ingest"."story" DROP COLUMN "pub_status_by";