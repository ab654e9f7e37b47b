package dev.chronicle.capture.bench;

import java.math.BigDecimal;

/** What placing an {@link Order} gives back. */
record Receipt(String orderId, long number, BigDecimal total, Order.Status status) {}
