/** What an edition says in Chinese, in simplified characters. Set down from printed habit; a native reader has not checked it. */

import type { WebWords } from '../web-words.js';
import type { Words } from '../words.js';

export const words: Words = {
  contents: '目录',
  editorial: '卷首语',
  references: '资料来源',
  notes: '注释',
  about: '关于我们',
  credits: '编辑团队',
  contacts: '联系方式',
  address: '地址',
  email: '电子邮箱',
  telephone: '电话',
  web: '网站',
  social: '社交媒体',
  source: '来源',
  accessed: '访问日期',
  inThisIssue: '本期内容',
  page: '第',
  pageAfter: ' 页',
  allIssues: '所有各期',
  downloadPdf: '下载 PDF',
  skip: '跳至正文',
  and: '、',
  comma: '、',
  issue: (number) => `第 ${number} 期`,
  volume: (volume) => `第 ${volume} 卷`,
  note: (number) => `注释 ${number}`,
  backToText: (number) => `返回注释 ${number} 处的正文`,
  byline: {
    by: '记者',
    'written by': '撰文',
    'additional reporting': '参与报道',
    photographs: '摄影',
    illustration: '插图',
  },
  boxes: { sidebar: '边栏', facts: '要点', related: '相关文章' },
};

export const webWords: WebWords = {
  previous: '上一篇',
  next: '下一篇',
  latestIssue: '最新一期',
  earlierIssues: '往期',
  readIssue: '阅读本期',
  issueMenu: '本期',
  moreStories: '上一篇与下一篇',
  coverStory: '封面故事',
  table: '表格',
  drawing: '图',
  original: '阅读原文',
  archived: '存档副本',
  pdf: (pages, megabytes) => `PDF，${pages} 页，${megabytes} MB`,
  summary: (publisher, authors) =>
    authors ? `本文根据以下报道编写：${authors}，${publisher}。` : `本文根据以下来源的报道编写：${publisher}。`,
};
