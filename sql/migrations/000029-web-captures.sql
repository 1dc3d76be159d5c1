-- Pages of web captures are received like members of an archive; where and when each was captured stands with its receipt.

alter table provenance add column capture jsonb;
comment on column provenance.capture is 'Of a page taken out of a web capture: url, at, status, mediaType, record, file, digest as the capture states them, and digestState (none, matches, differs, unknown) as it was found at intake. Null of everything else.';
