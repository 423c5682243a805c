/** Any id: of a record that is referred to, whoever made it. None begins so that Firestore keeps it for itself. */
export const ID_PATTERN = '^[A-Za-z0-9~][A-Za-z0-9_~.-]{0,79}$';

/**
 * The id of a record that a person opens, where it is not made of fields. Without the sign '~', which stands in every
 * id that the server derives: nothing that people write can stand where its effects go.
 */
export const NEW_ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$';

const id = new RegExp(ID_PATTERN);
const newId = new RegExp(NEW_ID_PATTERN);

export const isId = (value: unknown): value is string => typeof value === 'string' && id.test(value);
export const isNewId = (value: unknown): value is string => typeof value === 'string' && newId.test(value);
