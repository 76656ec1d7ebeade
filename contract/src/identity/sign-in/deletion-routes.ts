import { z } from 'zod';
import { routes } from '../../http/route.ts';
import { DeletionPreview, MyDeletion } from './deletion.ts';
import { HandleProof } from './handle.ts';

/** Deleting one's own account. */
export const deletionRoutes = routes('identity', {
  myDeletion: {
    method: 'GET',
    path: '/me/deletion',
    summary: { zh: '我的账户是否将被注销，何时', en: 'Whether and when my account will be deleted' },
    reply: MyDeletion,
  },
  deletionPreview: {
    method: 'GET',
    path: '/me/deletion/preview',
    summary: {
      zh: '注销账户前：哪些删除、哪些依法保留及原因、还有哪些事项须先办结',
      en: 'Before an account is deleted: what goes, what is kept and why, and what has to be settled first',
    },
    reply: DeletionPreview,
  },
  askDeletion: {
    method: 'POST',
    path: '/me/deletion',
    summary: {
      zh: '申请注销账户：须证明是本人；七日后自动执行，此前可以撤回；其他登录全部失效',
      en: 'Ask for my account to be deleted, with proof that it is me; done after seven days, in which it can be taken back; every other session ends',
    },
    body: z.strictObject({ proof: HandleProof }),
    reply: MyDeletion,
  },
  takeBackDeletion: {
    method: 'DELETE',
    path: '/me/deletion',
    summary: { zh: '撤回注销申请', en: 'Take back that my account is to be deleted' },
    reply: MyDeletion,
  },
});
