-- Group roles of the application, shared by every Muniment database on a server. Run before the migrations, as
-- the owner, and safe to run again. They cannot log in: each database has a login role of its own that is a
-- member of muniment_app (see src/db/roles.ts).
do $$
begin
  if not exists (select from pg_roles where rolname = 'muniment_app') then
    create role muniment_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another migrator created it in the same moment
end
$$;
