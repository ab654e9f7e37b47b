package dev.chronicle.capture;

import java.io.IOException;
import java.util.List;

/** Captured methods of every kind that the tests call. */
class Shop {
  @Capture
  Object same(Object value) {
    return value;
  }

  @Capture
  int total(int price, long count) {
    return Math.toIntExact(price * count);
  }

  @Capture
  int total(List<Integer> prices) {
    return prices.stream().mapToInt(Integer::intValue).sum();
  }

  @Capture
  Object failing(IOException error) throws IOException {
    throw error;
  }

  @Capture
  void nothing() {}

  @Capture(name = "checkout")
  int outer(int depth) {
    return innerPrivate(depth) + innerStatic(depth) + innerFinal(depth);
  }

  @Capture
  private int innerPrivate(int depth) {
    return depth;
  }

  @Capture
  static int innerStatic(int depth) {
    return depth;
  }

  @Capture
  final int innerFinal(int depth) {
    return depth;
  }

  @Capture
  int countDown(int from) {
    return from == 0 ? 0 : countDown(from - 1);
  }

  @Capture
  String seven(int a, int b, int c, int d, int e, int f, String g) {
    return g + a + b + c + d + e + f;
  }

  @Capture
  String six(int a, int b, int c, int d, int e, String f) {
    return f + a + b + c + d + e;
  }

  @Capture
  String three(String a, String b, String c) {
    return a + b + c;
  }

  @Capture
  String four(String a, String b, String c, String d) {
    return a + b + c + d;
  }

  @Capture
  String five(String a, String b, String c, String d, String e) {
    return a + b + c + d + e;
  }

  @Capture
  static int sum(int... numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** Captured as a class: what is public, and declared here. */
  @Capture(name = "cart")
  static class Cart implements Comparable<Cart> {
    public int size() {
      return hidden();
    }

    int hidden() {
      return 0;
    }

    @Override
    public int compareTo(Cart other) {
      return 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cart;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "cart";
    }
  }

  /** Captured in an interface. */
  interface Greeter {
    @Capture
    default String greet(String name) {
      return "hello " + name;
    }
  }
}
