import { z } from 'zod';

/** Ids of components, groups, upstreams and targets: they stand in addresses and commands, so they are short. */
export const shortId = z
  .stringFormat('an id of lower-case letters, digits and hyphens', /^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
