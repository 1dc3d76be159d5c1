-- By which rule the conduct is said to be the State's own: a part of what is charged, beside the elements that prove it.

alter table allegation add column attribution text;
comment on column allegation.attribution is 'Id of the rule of attribution that the party relies on; null while none is named.';
