import type { Consequence } from '../../consequences/consequence.ts';
import { lookAtPicture } from './look-at-picture.ts';

export const documents: readonly Consequence[] = [
  { name: 'lookAtPicture', register: 'attachments', run: lookAtPicture },
];
