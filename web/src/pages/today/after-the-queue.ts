// What of Today is fetched when the queue is on the screen: one file, since each costs the first load some bytes.
export { Answering } from './answering.tsx';
export { HomeActions } from './home-actions.tsx';
