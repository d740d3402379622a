-- Removed sites, whose data goes in the background.
-- Why: what is to be removed must outlive the site, its keys and a crash.
-- Besides: erasures no longer have the column `visitors`, which nothing ever wrote.
-- Not done: a mark on the site itself. Every question of the catalog would have to leave marked sites out.
-- Undo: drop the table, and add the column again; removals that go on would stop.
CREATE TABLE "sojourn"."site_removals" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"site_name" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"removed" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."site_removals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "site_removals_by_organization" ON "sojourn"."site_removals" USING btree ("organization_id");--> statement-breakpoint
ALTER TABLE "sojourn"."erasures" DROP COLUMN "visitors";--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."site_removals" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."site_removals"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."site_removals"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."site_removals" FORCE ROW LEVEL SECURITY;
