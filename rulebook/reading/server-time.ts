/** Stands in a written document for the server's clock. The adapters turn it into `serverTimestamp()`. */
export const serverTime: unique symbol = Symbol('server time');
