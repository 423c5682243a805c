import type { Consequence } from '../../consequences/consequence.ts';
import { tellOfManyFiles } from './many-files.ts';

export const homes: readonly Consequence[] = [
  { name: 'tellOfManyFiles', register: 'fileViewings', run: tellOfManyFiles },
  { name: 'tellOfManyNumbers', register: 'disclosures', run: tellOfManyFiles },
];
