/** The engine's tables, in a schema of their own. Never edit a migration: add one. */
export const migrations: readonly string[] = [
  `
create schema engine;
create table engine.run (
  id text primary key,
  tenant text not null,
  pipeline text not null,
  label text,
  scope text,
  state text not null,
  graph jsonb not null,
  plan jsonb not null,
  queues jsonb not null,
  inputs jsonb not null,
  remaining integer not null,
  error jsonb,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create table engine.step_run (
  run_id text not null references engine.run (id) on delete cascade,
  step text not null,
  item text not null,
  parent text not null,
  position integer not null,
  state text not null,
  waiting_on integer not null,
  queue text not null,
  job_id uuid,
  job_attempt integer,
  attempt integer not null default 0,
  worker text,
  queued_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  retry_at timestamptz,
  error jsonb,
  cache_key text,
  digest text,
  object_key text,
  bytes double precision,
  scope text,
  items integer,
  cached boolean not null default false,
  degraded boolean not null default false,
  primary key (run_id, step, item)
) with (fillfactor = 70);
create unique index step_run_job on engine.step_run (job_id);
create index step_run_parent on engine.step_run (run_id, step, parent);
create table engine.item (
  run_id text not null references engine.run (id) on delete cascade,
  item text not null,
  digest text not null,
  primary key (run_id, item)
);
create table engine.cache (
  key text primary key,
  digest text not null,
  object_key text not null,
  bytes double precision not null,
  scope text,
  items jsonb,
  degraded boolean not null,
  run_id text not null,
  created_at timestamptz not null default now()
);
create table engine.event (
  id bigint generated always as identity primary key,
  run_id text not null references engine.run (id) on delete cascade,
  at timestamptz not null default now(),
  type text not null,
  data jsonb not null
);
create index event_run on engine.event (run_id, id);
create table engine.model_call (
  run_id text not null references engine.run (id) on delete cascade,
  step text not null,
  item text not null,
  attempt integer not null,
  task text not null,
  model text,
  items integer not null,
  queue_ms double precision not null,
  run_ms double precision not null,
  outcome text not null,
  degraded boolean not null,
  cost double precision,
  at timestamptz not null
);
create index model_call_run on engine.model_call (run_id, step);
`,
  `
alter table engine.run add column code jsonb not null default '{}';
alter table engine.run add column revises text;
create index step_run_object on engine.step_run (object_key);
`,
  `
create index cache_object on engine.cache (object_key);
`,
  `
alter table engine.run rename column scope to seal_key;
alter table engine.step_run rename column scope to seal_key;
alter table engine.cache rename column scope to seal_key;
update engine.run set inputs = (
  select coalesce(jsonb_object_agg(i.key, (i.value - 'scope') || jsonb_build_object('sealKey', i.value -> 'scope')), '{}')
  from jsonb_each(inputs) i);
alter table engine.cache add column tenant text not null default 'default';
update engine.cache c set tenant = r.tenant from engine.run r where r.id = c.run_id;
alter table engine.cache alter column tenant drop default;
create index run_tenant on engine.run (tenant, created_at);
`,
];
