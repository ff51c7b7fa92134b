/** The directory's tables, in a schema of their own. Never edit a migration that shipped: add one. */
export const migrations: readonly string[] = [
  `
  create schema if not exists directory;

  create table directory.persons (
    id text primary key,
    pseudonym text not null unique,
    name text not null,
    created_at timestamptz(3) not null
  );
  -- Ids are file names too, and many file systems do not tell cases apart.
  create unique index persons_id_any_case on directory.persons (lower(id));

  create table directory.consents (
    number bigint generated always as identity primary key,
    person_id text not null references directory.persons (id) on delete cascade,
    purpose text not null check (purpose in ('face-recognition', 'voice-recognition')),
    text_version text not null,
    given_at timestamptz(3) not null,
    evidence text not null,
    withdrawn_at timestamptz(3)
  );
  create unique index consents_in_force on directory.consents (person_id, purpose) where withdrawn_at is null;

  create table directory.templates (
    id text primary key,
    person_id text not null references directory.persons (id) on delete cascade,
    kind text not null check (kind in ('face', 'voice')),
    model text not null,
    source text not null,
    source_digest text not null,
    quality jsonb not null,
    dimensions integer not null,
    sealed bytea not null,
    created_at timestamptz(3) not null,
    unique (person_id, kind, model, source_digest)
  );
  create index templates_by_source on directory.templates (source_digest);

  create table directory.keys (
    scope text primary key,
    wrapped bytea not null,
    purpose text not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3)
  );
  create index keys_by_expiry on directory.keys (expires_at);

  create table directory.key_coverage (
    scope text not null references directory.keys (scope) on delete cascade,
    person_id text not null references directory.persons (id) on delete cascade,
    primary key (scope, person_id)
  );
  create index key_coverage_by_person on directory.key_coverage (person_id);

  create table directory.audit (
    sequence bigint primary key,
    at timestamptz(3) not null,
    actor text not null,
    action text not null,
    subject text not null,
    details jsonb not null,
    previous text not null,
    hash text not null
  );
  create index audit_by_subject on directory.audit (subject, sequence);

  create function directory.refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is append-only: % refused', tg_op; end $$;
  create trigger audit_rows_stay before update or delete on directory.audit
    for each row execute function directory.refuse_audit_change();
  create trigger audit_stays before truncate on directory.audit
    for each statement execute function directory.refuse_audit_change();
  `,
  // Names of files, where paths of the machine were kept before.
  `
  update directory.templates set source = regexp_replace(source, '^.*[/\\\\]', '') where source ~ '^(/|[A-Za-z]:)';
  update directory.consents set evidence = regexp_replace(evidence, '(^(import|enrolment) of |, )(/|[A-Za-z]:)[^,]*[/\\\\]', '\\1', 'g')
    where evidence ~ '^(import|enrolment) of ';
  `,
  // Tenants: every row belongs to one, and no key, index or reference crosses two.
  `
  alter table directory.key_coverage
    drop constraint key_coverage_scope_fkey, drop constraint key_coverage_person_id_fkey, drop constraint key_coverage_pkey;
  alter table directory.consents drop constraint consents_person_id_fkey;
  alter table directory.templates
    drop constraint templates_person_id_fkey, drop constraint templates_pkey,
    drop constraint templates_person_id_kind_model_source_digest_key;
  drop index directory.persons_id_any_case, directory.consents_in_force, directory.templates_by_source,
    directory.key_coverage_by_person, directory.audit_by_subject;

  alter table directory.persons add column tenant text not null default 'default';
  alter table directory.consents add column tenant text not null default 'default';
  alter table directory.templates add column tenant text not null default 'default';
  alter table directory.keys add column tenant text not null default 'default';
  alter table directory.key_coverage add column tenant text not null default 'default';
  alter table directory.audit add column tenant text not null default 'default';
  alter table directory.persons alter column tenant drop default;
  alter table directory.consents alter column tenant drop default;
  alter table directory.templates alter column tenant drop default;
  alter table directory.keys alter column tenant drop default;
  alter table directory.key_coverage alter column tenant drop default;
  alter table directory.audit alter column tenant drop default;

  alter table directory.keys rename column scope to name;
  alter table directory.key_coverage rename column scope to key;

  alter table directory.persons drop constraint persons_pkey, add primary key (tenant, id);
  create unique index persons_id_any_case on directory.persons (tenant, lower(id));
  alter table directory.consents
    add foreign key (tenant, person_id) references directory.persons (tenant, id) on delete cascade;
  create unique index consents_in_force on directory.consents (tenant, person_id, purpose) where withdrawn_at is null;
  alter table directory.templates
    add primary key (tenant, id),
    add unique (tenant, person_id, kind, model, source_digest),
    add foreign key (tenant, person_id) references directory.persons (tenant, id) on delete cascade;
  create index templates_by_source on directory.templates (tenant, source_digest);
  alter table directory.keys drop constraint keys_pkey, add primary key (tenant, name);
  alter table directory.key_coverage
    add primary key (tenant, key, person_id),
    add foreign key (tenant, key) references directory.keys (tenant, name) on delete cascade,
    add foreign key (tenant, person_id) references directory.persons (tenant, id) on delete cascade;
  create index key_coverage_by_person on directory.key_coverage (tenant, person_id);
  alter table directory.audit drop constraint audit_pkey, add primary key (tenant, sequence);
  create index audit_by_subject on directory.audit (tenant, subject, sequence);
  `,
];
