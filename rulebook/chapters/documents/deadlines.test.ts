import { describe, expect, test } from 'vitest';
import { due, MORNING, opened } from '../../../tests/support/deadlines.ts';

describe('attachments', () => {
  test.each(['idCard', 'letterOfAuthority', 'entryPass'])(
    '[R2.4.1.7] a copy of %s is removed after the retention time',
    (kind) => {
      const days = { idCopyRetentionDays: 30 };
      expect(due('attachments', 'retention', opened(MORNING, { kind }), days)).toBe('2026-12-24 10:00');
    },
  );

  test.each(['signature', 'photo', 'developerProof'])('[R2.4.1.7] a %s stays', (kind) => {
    expect(due('attachments', 'retention', opened(MORNING, { kind }))).toBeNull();
  });
});
