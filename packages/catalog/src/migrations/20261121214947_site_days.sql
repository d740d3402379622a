-- What each day of a site came to.
-- Why: history that outlives the sessions it was told from, and long ranges by day without reading them again.
-- Besides the figures stands what they were told from, so that it is known whether they still hold.
-- Not done: a table of the warehouse. It is a row for each day of a site, changed in place, and goes with the site.
-- Undo: drop the table; days whose sessions have run out would be lost.
CREATE TABLE "sojourn"."site_days" (
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"currency" text NOT NULL,
	"stamp" text NOT NULL,
	"figures" jsonb NOT NULL,
	"stages" jsonb NOT NULL,
	"people" jsonb,
	"people_stamp" text,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"sealed_at" timestamp (3) with time zone,
	CONSTRAINT "site_days_site_id_day_pk" PRIMARY KEY("site_id","day")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."site_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."site_days" ADD CONSTRAINT "site_days_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."site_days" ADD CONSTRAINT "site_days_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."site_days" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."site_days"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."site_days"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."site_days" FORCE ROW LEVEL SECURITY;
