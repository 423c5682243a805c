import type { Words } from '../language/words.ts';

// What a form says of a step that the server takes.

/** On its button while there is no network. */
export const stuck: Words = { zh: '没有网络，不能办理', en: 'Needs a network' };

/** Above its fields. */
export const needsNetwork: Words = {
  zh: '此步由服务器核对办理，须有网络；没有网络时不保存待送，所填内容留在这里。',
  en: 'The server checks and takes this step, so it needs a network; without one it is not kept to be sent later, and what you typed stays here.',
};

/** When it was sent and did not get through. */
export const notKept: Words = {
  zh: '没有网络：此步由服务器办理，没有办成，也没有存下待送；所填内容仍在，联网后请再按一次',
  en: 'No network: the server takes this step, so it is neither done nor kept to be sent; what you typed stays, press again when the network is back',
};
