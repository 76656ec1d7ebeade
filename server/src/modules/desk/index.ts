import type { Module } from '#platform/module.ts';
import { deskDueMoves } from './reactions.ts';
import { deskServed } from './routes.ts';

/** 工作台: what each person must do now, by when, asked of every module; and how the house is running. */
export const desk: Module = { name: 'desk', routes: deskServed, dueMoves: deskDueMoves };
