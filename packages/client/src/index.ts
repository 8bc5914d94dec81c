export { cancelInfill, health, infill, infillOnce, models, type ClientOptions } from './client.js';
export { InfillError } from './infill-error.js';
export { readEvents, readServerSentEvents, type ServerSentEvent } from './event-stream.js';
