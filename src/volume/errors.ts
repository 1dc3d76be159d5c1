import { defineErrors } from '#kernel';

/** Refusals of the volume room. */
export const volumeErrors = defineErrors({
  VOLUME_TOOL_MISSING: {
    message: 'Volumes cannot be made here: {program} is not installed.',
    help: 'Install the Debian package {debian} and build again; without volumes the bundle can be built as before.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  VOLUME_TOOL_STOPPED: {
    message: 'Volumes were not made: {program} was stopped ({why}) before it was done with an exhibit.',
    help: 'Nothing was registered. Build again when the machine is less busy; if it happens again, look at the largest exhibits and have the volumes made without the one that takes too long.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  VOLUME_SHEET_NOT_MADE: {
    message: '“{heading}” could not be typeset: {why}.',
    help: 'Nothing was kept of it. Try again when the machine is less busy; `muniment doctor` says which tools are missing.',
    http: 409,
    exit: 1,
    retry: 'later',
  },
  VOLUME_NOT_CUT: {
    message: 'Pages {pages} of an exhibit could not be taken out of its document: {why}.',
    help: 'Nothing was kept. Annex the exhibit whole, or look at its file: its pages may be damaged.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  VOLUME_NOT_MADE: {
    message: 'Volume {number} could not be typeset: {why}.',
    help: 'Nothing was kept of it. If it ran out of time or memory, let fewer pages stand in one volume (pagesPerVolume of the profile) and build again; `muniment doctor` says which tools are missing.',
    http: 409,
    exit: 1,
    retry: 'later',
  },
});
