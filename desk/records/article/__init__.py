# SPDX-License-Identifier: MIT
"""The knowledge base: articles with editions and readers, offered by the words that are typed."""

from desk.records.article.offering import Offer, offer
from desk.records.article.reading import Edition, Reader, editions, mark_read, readers, unread
from desk.records.article.record import Article
from desk.records.article.shipping import ship_articles

__all__ = [
    "Article",
    "Edition",
    "Offer",
    "Reader",
    "editions",
    "mark_read",
    "offer",
    "readers",
    "ship_articles",
    "unread",
]
