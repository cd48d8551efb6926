CREATE TABLE "ingest"."foreseen" (
	"command" bigint NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"planned" jsonb NOT NULL,
	CONSTRAINT "foreseen_command_kind_key_pk" PRIMARY KEY("command","kind","key")
);
--> statement-breakpoint
CREATE TABLE "ingest"."retelling" (
	"story_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"item_id" bigint NOT NULL,
	"item_revision" integer NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"said" timestamp with time zone,
	"uri" text,
	"headline" text,
	"slugline" text,
	CONSTRAINT "retelling_story_id_version_item_id_pk" PRIMARY KEY("story_id","version","item_id")
);
--> statement-breakpoint
ALTER TABLE "ingest"."item_revision" ADD COLUMN "story_id" uuid;--> statement-breakpoint
ALTER TABLE "ingest"."foreseen" ADD CONSTRAINT "foreseen_command_command_id_fk" FOREIGN KEY ("command") REFERENCES "ingest"."command"("id") ON DELETE cascade ON UPDATE no action;