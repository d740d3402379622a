-- Webhooks, alerts, when alerts were raised, and the messages that go out because of both.
-- Why: what happens on a site is told to other programs and to people. A message is a row before it is sent, so that none
-- is lost with a server; its unique key keeps it from being made twice, and locks that skip let servers share the work.
-- Not done: what happened as a whole in the message. Who is erased would live on in it.
-- Undo: drop the four tables, which loses webhooks, alerts and their history.
CREATE TABLE "sojourn"."alert_changes" (
	"organization_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"value" double precision,
	"sentence" text NOT NULL,
	CONSTRAINT "alert_changes_alert_id_at_pk" PRIMARY KEY("alert_id","at")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."alert_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"name" text NOT NULL,
	"condition" jsonb NOT NULL,
	"channels" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"raised_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"last_value" double precision,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"webhook_id" text,
	"channel" text NOT NULL,
	"target" text,
	"key" text NOT NULL,
	"type" text NOT NULL,
	"content" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"last_status" integer,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_once" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"events" jsonb NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"disabled_reason" text,
	"failing_since" timestamp (3) with time zone,
	"seen_until" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."webhooks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."alert_changes" ADD CONSTRAINT "alert_changes_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "sojourn"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."alerts" ADD CONSTRAINT "alerts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."alerts" ADD CONSTRAINT "alerts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."deliveries" ADD CONSTRAINT "deliveries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."deliveries" ADD CONSTRAINT "deliveries_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "sojourn"."webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."webhooks" ADD CONSTRAINT "webhooks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."webhooks" ADD CONSTRAINT "webhooks_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_by_organization" ON "sojourn"."alerts" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "sojourn"."deliveries" USING btree ("next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_by_site" ON "sojourn"."deliveries" USING btree ("site_id","created_at");--> statement-breakpoint
CREATE INDEX "webhooks_by_organization" ON "sojourn"."webhooks" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."alert_changes" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."alert_changes"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."alert_changes"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."alerts" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."alerts"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."alerts"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."deliveries" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."deliveries"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."deliveries"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."webhooks" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."webhooks"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."webhooks"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."alert_changes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."alerts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."deliveries" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."webhooks" FORCE ROW LEVEL SECURITY;
