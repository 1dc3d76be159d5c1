-- Finds what came inside an item: the attachments of a message, the files of an archive.
create index provenance_container on provenance (container_item_id) where container_item_id is not null;
