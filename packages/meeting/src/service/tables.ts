/** The tables of meetings, in a schema of their own. Never edit a migration: add one. */
export const meetingMigrations: readonly string[] = [
  `
create schema meeting;
create table meeting.meeting (
  id text primary key,
  number bigint generated always as identity unique,
  title text not null,
  language text not null,
  day text,
  recording jsonb not null,
  recording_digest text not null,
  owner text,
  access text not null,
  roster jsonb,
  run text not null,
  rerun text,
  published text,
  changes integer not null default 0,
  directory_since timestamptz(3) not null,
  forget_before timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index meeting_recording on meeting.meeting (recording_digest);
create index meeting_running on meeting.meeting (number) where published is null or rerun is not null;
create table meeting.run (
  id text primary key,
  meeting_id text not null references meeting.meeting (id) on delete cascade,
  changes integer not null,
  made_at timestamptz(3) not null,
  directory_at timestamptz(3) not null
);
create index run_meeting on meeting.run (meeting_id);
create table meeting.correction (
  id text primary key,
  number bigint generated always as identity,
  meeting_id text not null references meeting.meeting (id) on delete cascade,
  correction jsonb not null,
  actor text not null,
  template text,
  made_at timestamptz(3) not null,
  undone_at timestamptz(3)
);
create index correction_meeting on meeting.correction (meeting_id, number);
create table meeting.person (
  meeting_id text not null references meeting.meeting (id) on delete cascade,
  position integer not null,
  speaker text not null,
  name text not null,
  known boolean not null,
  recognised boolean not null,
  primary key (meeting_id, position)
);
create index person_speaker on meeting.person (speaker);
`,
  // People whose removal from all meetings is under way.
  "create table meeting.leaving (person text primary key)",
  // Meetings and removals belong to a tenant; existing ones to the only one there was. The other tables belong to a
  // meeting, and are read and changed by way of it.
  `
alter table meeting.meeting add column tenant text not null default 'default';
create index meeting_tenant on meeting.meeting (tenant, number);
drop index meeting.meeting_recording;
create index meeting_recording on meeting.meeting (recording_digest, tenant);
alter table meeting.leaving add column tenant text not null default 'default';
alter table meeting.leaving drop constraint leaving_pkey;
alter table meeting.leaving add primary key (tenant, person);
`,
  `
alter table meeting.leaving rename to pending_removal;
alter table meeting.run rename column made_at to created_at;
alter table meeting.correction rename column made_at to created_at;
`,
  // When a meeting began, and where it was; unknown for existing ones.
  `
alter table meeting.meeting add column start_time text;
alter table meeting.meeting add column time_zone text;
`,
  // How speech is recognised.
  `
alter table meeting.meeting add column quality text not null default 'fast';
alter table meeting.meeting add column glossary jsonb not null default '[]';
`,
  // The labels of people without a name, so that none is ever given to another person.
  `
alter table meeting.meeting add column unknown_labels jsonb not null default '[]';
alter table meeting.run add column unknown_labels jsonb not null default '{}';
`,
];
