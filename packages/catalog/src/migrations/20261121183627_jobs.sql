-- Jobs and their runs.
-- Why: work that nobody waits for is done on time, once, and leaves a trace of what it did, over any number of servers.
-- The unique (job, time) makes a leader unnecessary, the unique index on what runs keeps a job from running twice at once,
-- and leases let another server take over what a dead one held.
-- Not done: a library for queues. What it adds to two tables and a lock that skips is not needed here, and the known one
-- does not run on the embedded database.
-- Undo: drop both tables, which loses schedules and the history of runs.
CREATE TABLE "sojourn"."job_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"job_name" text NOT NULL,
	"organization_id" text,
	"scheduled_for" timestamp (3) with time zone NOT NULL,
	"asked_by" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"interruptions" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"rows" bigint DEFAULT 0 NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"log" text DEFAULT '' NOT NULL,
	"checkpoint" jsonb,
	CONSTRAINT "job_runs_once" UNIQUE("job_name","scheduled_for")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."job_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"organization_id" text,
	"site_id" text,
	"title" text,
	"schedule" text,
	"time_zone" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"retries_max" integer,
	"scheduled_through" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."job_runs" ADD CONSTRAINT "job_runs_job_name_jobs_name_fk" FOREIGN KEY ("job_name") REFERENCES "sojourn"."jobs"("name") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "sojourn"."jobs" ADD CONSTRAINT "jobs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."jobs" ADD CONSTRAINT "jobs_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "job_runs_one_at_a_time" ON "sojourn"."job_runs" USING btree ("job_name") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "job_runs_open" ON "sojourn"."job_runs" USING btree ("not_before") WHERE status in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "jobs_by_organization" ON "sojourn"."jobs" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."job_runs" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."job_runs"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."job_runs"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."jobs" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."jobs"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."jobs"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."jobs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."job_runs" FORCE ROW LEVEL SECURITY;
