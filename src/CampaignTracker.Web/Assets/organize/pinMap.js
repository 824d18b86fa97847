// The map beside organizers' field for a point: the public one's.
export { open } from '../map/pinMap.js';
