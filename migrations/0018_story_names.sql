-- What notices find the stories of the last days by: to read and compare all that an agency had sent took seconds. Keys are compared byte by byte, so that the
-- index finds what begins with the same.
CREATE TABLE "ingest"."story_name" (
	"agency" text NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"story_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_name_agency_key_story_id_pk" PRIMARY KEY("agency","key","story_id")
);
--> statement-breakpoint
CREATE INDEX "story_name_at" ON "ingest"."story_name" USING brin ("at");--> statement-breakpoint
-- Versions of the last days have no names there, nor have those that workers of the version before write meanwhile: they are all compared, as before.
ALTER TABLE "ingest"."story_version" ADD COLUMN "named" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."story_version" ALTER COLUMN "named" SET DEFAULT false;--> statement-breakpoint
UPDATE "ingest"."story_version" v SET "named" = false FROM "ingest"."story" s WHERE s."id" = v."story_id" AND s."first_seen_at" > now() - interval '72 hours';--> statement-breakpoint
CREATE INDEX "story_version_nameless" ON "ingest"."story_version" USING btree ("created_at") WHERE not named;
