CREATE TABLE "ingest"."notice" (
	"story_id" uuid PRIMARY KEY NOT NULL,
	"agency" text NOT NULL,
	"told" jsonb NOT NULL,
	"applied_to" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."ruling" (
	"story_a" uuid NOT NULL,
	"story_b" uuid NOT NULL,
	"verdict" text NOT NULL,
	"actor" text,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ruling_story_a_story_b_pk" PRIMARY KEY("story_a","story_b")
);
--> statement-breakpoint
CREATE INDEX "notice_waiting" ON "ingest"."notice" USING btree ("agency") WHERE applied_to is null;--> statement-breakpoint
CREATE INDEX "ruling_story_b" ON "ingest"."ruling" USING btree ("story_b");--> statement-breakpoint
CREATE INDEX "fingerprint_key_recent" ON "ingest"."fingerprint_key" USING btree ("key","at");
--> statement-breakpoint
CREATE OR REPLACE VIEW wire.story AS
SELECT
  s.id, s.uri, s.version, s.pub_status, s.headline,
  s.content->>'slugline' AS slugline,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'summary' END AS summary,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'bodyHtml' END AS body_html,
  CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->>'bodyText' END AS body_text,
  s.content->>'byline' AS byline,
  s.content->>'located' AS located,
  s.content->>'language' AS language,
  (s.content->>'urgency')::int AS urgency,
  s.published_at, s.updated_at, s.first_seen_at, s.embargoed_until,
  s.agency, s.feed_id, s.url, s.canonical_url, s.cluster_id, s.relation,
  s.content->'subjects' AS subjects,
  ARRAY(SELECT jsonb_array_elements_text(s.content->'keywords')) AS keywords,
  jsonb_strip_nulls(jsonb_build_object(
    'origin', s.content->'origin', 'citedSources', s.content->'citedSources',
    'quotes', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) THEN s.content->'quotes' END,
    'authors', s.content->'authors')) AS credits,
  (s.content->>'wordCount')::int AS word_count,
  jsonb_strip_nulls(jsonb_build_object(
    'uri', s.uri, 'standard', jsonb_build_object('name', 'ninjs', 'version', '3.1', 'schema', 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json'),
    'type', 'text', 'version', s.version::text, 'pubstatus', s.pub_status,
    'firstcreated', s.first_seen_at, 'versioncreated', coalesce(s.updated_at, s.published_at, s.first_seen_at),
    'contentcreated', s.published_at, 'embargoed', s.embargoed_until,
    'language', s.content->>'language', 'urgency', (s.content->>'urgency')::int,
    'headlines', jsonb_build_array(jsonb_build_object('role', 'main', 'value', s.headline)),
    'descriptions', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until) AND s.content ? 'summary'
      THEN jsonb_build_array(jsonb_build_object('role', 'summary', 'value', s.content->>'summary')) END,
    'bodies', CASE WHEN wire.may_show(s.pub_status, s.embargoed_until)
      THEN jsonb_build_array(
        jsonb_build_object('role', 'main', 'contenttype', 'text/html', 'value', s.content->>'bodyHtml'),
        jsonb_build_object('role', 'main', 'contenttype', 'text/plain', 'value', s.content->>'bodyText', 'wordcount', (s.content->>'wordCount')::int)) END,
    'by', s.content->>'byline', 'slugline', s.content->>'slugline', 'located', s.content->>'located',
    'ednote', s.content->>'edNote', 'copyrightnotice', s.content->>'copyrightNotice', 'usageterms', s.content->>'usageTerms',
    'subjects', (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('uri', subject->>'scheme', 'literal', subject->>'code', 'name', subject->>'name')))
      FROM jsonb_array_elements(s.content->'subjects') subject),
    'keywords', s.content->'keywords',
    'infosources', CASE WHEN s.content ? 'origin' THEN jsonb_build_array(jsonb_build_object('name', s.content->'origin'->>'agency')) END,
    'links', CASE WHEN s.url IS NOT NULL THEN jsonb_build_array(jsonb_build_object('href', s.url, 'rel', 'source')) END)) AS ninjs,
  s.content->'signals' AS signals,
  s.content->>'edNote' AS ed_note,
  s.content->'genres' AS genres,
  s.content->'places' AS places,
  s.content->>'copyrightNotice' AS copyright_notice,
  s.content->>'usageTerms' AS usage_terms,
  (s.content->>'expires')::timestamptz AS expires_at,
  s.stored_at,
  -- A copy whose origin was withdrawn is to be looked at: it may have to come down, too.
  (SELECT o.pub_status FROM ingest.cluster c JOIN ingest.story o ON o.id = c.origin_story_id WHERE c.id = s.cluster_id AND o.id <> s.id) AS origin_pub_status
FROM ingest.story s;
