import { describe } from 'vitest';
import { desk, phone } from '../people.ts';
import { livesTheCall } from './call.ts';

describe('in Chinese at a phone', () => livesTheCall('zh', phone));
describe('in English at a desk', () => livesTheCall('en', desk));
