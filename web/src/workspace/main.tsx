import './zod-jitless.ts';
import '../ui/tokens.gen.css';
import './workspace.css';
import { createRoot } from 'react-dom/client';
import { Workspace } from './app/workspace.tsx';

const root = document.getElementById('workspace');
if (!root) throw new Error('the page has no place for the workspace');
createRoot(root).render(<Workspace />);
