-- Saved views, annotations and public links of the dashboard.
-- Why: a page that is looked at often gets a name; what happened on a day stands beside its figures; and figures can be
-- shown to people without an account.
-- Not done: what a view shows in columns. Its address says it, as it does in the browser.
-- Undo: drop the three tables, which loses all names, notes and links.
CREATE TABLE "sojourn"."annotations" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"day" date NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."annotations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."public_links" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"segment_id" text,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"password_hash" text,
	"frame_origins" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "sojourn"."public_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text,
	"account_id" text,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."saved_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."annotations" ADD CONSTRAINT "annotations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."annotations" ADD CONSTRAINT "annotations_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."public_links" ADD CONSTRAINT "public_links_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."public_links" ADD CONSTRAINT "public_links_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."public_links" ADD CONSTRAINT "public_links_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "sojourn"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."saved_views" ADD CONSTRAINT "saved_views_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."saved_views" ADD CONSTRAINT "saved_views_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."saved_views" ADD CONSTRAINT "saved_views_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "sojourn"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotations_by_site" ON "sojourn"."annotations" USING btree ("site_id","day");--> statement-breakpoint
CREATE INDEX "public_links_by_organization" ON "sojourn"."public_links" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "saved_views_by_organization" ON "sojourn"."saved_views" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."annotations" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."annotations"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."annotations"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."public_links" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."public_links"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."public_links"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."saved_views" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."saved_views"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."saved_views"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."annotations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."public_links" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."saved_views" FORCE ROW LEVEL SECURITY;
