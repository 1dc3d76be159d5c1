import { defineErrors } from '#kernel';

/** Refusals of preserving items as OCFL objects. */
export const ocflErrors = defineErrors({
  OCFL_NOT_A_ROOT: {
    message: '{path} holds files and is no storage root of OCFL 1.1 in the layout that is written here.',
    help: 'Name a folder that is empty or not there yet, or the one of an earlier export.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  OCFL_OBJECT_UNKNOWN: {
    message: 'The object at {path}, where item {serial} belongs, has no inventory that can be relied on.',
    help: 'Check the storage root with an OCFL validator. Move the object away or restore it and export again: what is right stays as it is.',
    http: 409,
    exit: 1,
    retry: 'later',
  },
  OCFL_UNWRITABLE: {
    message: 'The storage root cannot be written: {path}: {why}.',
    help: 'See that the folder may be written and that the disk has room, and export again. Objects that were finished are whole, and it goes on where it ended.',
    http: 507,
    exit: 3,
    retry: 'later',
  },
});
